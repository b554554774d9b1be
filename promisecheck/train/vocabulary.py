"""The pieces of words that the second look reads: the teacher's English ones, and new ones for the other languages.

A new piece begins as the mean of the English words that the static encoder holds nearest to the words it stands in, so that
the teacher's layers make sense of it before anything is learned (the idea of WECHSEL: Minixhofer et al., NAACL 2022).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from promisecheck.train.teacher import Vectors

_ENGLISH = 13_000
_NEW = 19_000
_SPARE = 6_000
"""So many more are learned than are kept: many are English ones."""
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_LATIN = 0x250
_NEIGHBOURS = 10
_SHARPNESS = 0.08
_OFTEN = 50
"""A word counts at most as if it stood so often in the texts."""


def build_tokenizer(english: Sequence[str], others: Sequence[str], *, teacher: Any) -> tuple[Any, int]:
    """A WordPiece tokenizer that keeps accents, and how many of its pieces (the first ones) are the teacher's.

    `teacher` is the teacher's own tokenizer; `english` and `others` are texts, the more in-domain ones more than once.
    """
    from tokenizers import Tokenizer, decoders, models, processors, trainers

    kept = _kept(english, teacher)
    draft = _plain(Tokenizer(models.WordPiece(unk_token="[UNK]")))
    trainer = trainers.WordPieceTrainer(vocab_size=_NEW + _SPARE, special_tokens=list(_SPECIAL[:2]), show_progress=False, min_frequency=2)
    draft.train_from_iterator(others, trainer)
    known = set(kept)
    new = [piece for piece, _ in _counted(draft, others).most_common() if piece not in known and not piece.startswith("[")][:_NEW]
    vocabulary = {piece: number for number, piece in enumerate([*kept, *new])}
    tokenizer = _plain(Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]", max_input_chars_per_word=60)))
    tokenizer.decoder = decoders.WordPiece()
    ends = [(piece, vocabulary[piece]) for piece in _SPECIAL[2:]]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    return tokenizer, len(kept)


def _plain(tokenizer: Any) -> Any:
    from tokenizers import normalizers, pre_tokenizers

    lower = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=True)
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), lower])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _kept(english: Sequence[str], teacher: Any) -> list[str]:
    """The teacher's pieces that English texts need most, and every single letter, so that nothing is unknown."""
    often = [piece for piece, _ in _counted(teacher, english).most_common(_ENGLISH) if not piece.startswith("[")]
    letters = [piece for piece in teacher.get_vocab() if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < _LATIN]
    return list(dict.fromkeys([*_SPECIAL, *often, *sorted(letters)]))


def _counted(tokenizer: Any, texts: Sequence[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for start in range(0, len(texts), 1_000):
        for encoding in tokenizer.encode_batch(list(texts[start : start + 1_000]), add_special_tokens=False):
            counted.update(encoding.tokens)
    return counted


def first_vectors(
    tokenizer: Any, n_kept: int, texts: Sequence[str], *, teacher: Any, table: Vectors, encode: Callable[[list[str]], Vectors]
) -> Vectors:
    """Input vectors float32 [pieces, width]: the teacher's own `table` for its pieces, neighbours' means for the others.

    `teacher` is its tokenizer, `encode` the static encoder.
    """
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    theirs = teacher.get_vocab()
    anchors = [piece for piece in pieces[:n_kept] if re.fullmatch(r"[a-z]{3,}", piece)]
    anchor_table, near = table[[theirs[piece] for piece in anchors]], encode(anchors)
    length = float(np.linalg.norm(anchor_table, axis=1).mean())
    meanings = _meanings(tokenizer, pieces[n_kept:], texts, encode)
    first = np.zeros((len(pieces), table.shape[1]), dtype=np.float32)
    first[:n_kept] = table[[theirs[piece] for piece in pieces[:n_kept]]]
    for start in range(0, len(meanings), 2_000):
        mixed = _mix(meanings[start : start + 2_000] @ near.T, anchor_table)
        first[n_kept + start : n_kept + start + len(mixed)] = _unit(mixed) * length
    return first


def _meanings(tokenizer: Any, pieces: Sequence[str], texts: Sequence[str], encode: Callable[[list[str]], Vectors]) -> Vectors:
    """The static encoder's vector of each piece: the mean over the words it stands in, by how much of the word it is."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(text)))
    known = list(words)
    place = {piece: row for row, piece in enumerate(pieces)}
    vectors = encode(known)
    total = np.zeros((len(pieces), vectors.shape[1]), dtype=np.float32)
    for word, vector, encoding in zip(known, vectors, tokenizer.encode_batch(known, add_special_tokens=False), strict=True):
        for piece in encoding.tokens:
            if piece in place:
                total[place[piece]] += vector * min(words[word], _OFTEN) ** 0.5 * len(piece.removeprefix("##")) / len(word)
    return _unit(total)


def _mix(near: Any, table: Vectors) -> Any:
    top = np.argpartition(-near, _NEIGHBOURS, axis=1)[:, :_NEIGHBOURS]
    scores = np.take_along_axis(near, top, axis=1)
    weights = np.exp((scores - scores.max(axis=1, keepdims=True)) / _SHARPNESS)
    weights /= weights.sum(axis=1, keepdims=True)
    return (table[top] * weights[:, :, None]).sum(axis=1)


def _unit(rows: Any) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
