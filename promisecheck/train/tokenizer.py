"""One tokenizer for six languages: Unigram pieces over lower-cased NFKC text, digits one by one."""

from collections.abc import Iterable
from typing import Any

VOCABULARY = 32_000


def train_tokenizer(texts: Iterable[str], *, vocabulary: int = VOCABULARY) -> Any:
    """Learn the pieces from `texts`; å, æ, ø, ä and ö stay letters of their own."""
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.Punctuation(), pre_tokenizers.Metaspace()]
    )
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary, special_tokens=["<pad>", "<unk>"], unk_token="<unk>", show_progress=False, max_piece_length=16
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return tokenizer
