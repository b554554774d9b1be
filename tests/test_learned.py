import json
import shutil

import numpy as np
import pytest

from promisecheck.errors import ModelError
from promisecheck.learned import Head, ModelFiles, SecondLook, StaticEncoder, encoder, load_head, observe
from promisecheck.learned.features import N_GRAMS
from promisecheck.learned.files import MANIFEST, write_manifest

TEXTS = ["Levering i morgen", "Pakken kom ni dager for sent", "The room was lovely", "", "!!!", "Søde piger i butikken, 4,5 ud af 5"]


@pytest.fixture
def copied(tmp_path):
    """A copy of the shipped models that a test may damage."""
    shutil.copytree(ModelFiles.default().folder, tmp_path / "models")
    return tmp_path / "models"


def test_a_missing_file_is_named(copied):
    """A model's missing file is an error that names it and says what to do."""
    (copied / "heads" / "categories.safetensors").unlink()
    with pytest.raises(ModelError, match=r"categories\.safetensors: the file is missing\. Reinstall"):
        ModelFiles(copied).path("heads/categories.safetensors")


def test_a_changed_file_is_refused(copied):
    """A model's file that is not the one that was trained is refused, even when only one byte differs."""
    path = copied / "heads" / "categories.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ModelError, match="SHA-256 differs"):
        ModelFiles(copied).path("heads/categories.safetensors")


def test_no_models_at_all(tmp_path):
    """A folder without models is an error that says so."""
    with pytest.raises(ModelError, match=r"no models here"):
        ModelFiles(tmp_path).path("heads/categories.safetensors")


def test_models_of_another_format(copied):
    """Models of another version's format are refused."""
    path = copied / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        ModelFiles(copied).path("heads/categories.safetensors")


def test_a_pickle_in_disguise_is_not_loaded(copied):
    """A file that is no safetensors is refused as such: nothing is ever unpickled."""
    path = copied / "heads" / "categories.safetensors"
    path.write_bytes(b"\x80\x04cos\nsystem\n(S'true'\ntR.")
    write_manifest(copied)
    with pytest.raises(ModelError, match="not a head of promisecheck"):
        load_head(ModelFiles(copied).path("heads/categories.safetensors"), encoder="any")


def test_a_head_of_another_encoder_is_refused():
    """A head trained with another encoder than the one in use is refused: vectors of two encoders are never mixed."""
    with pytest.raises(ModelError, match="trained with encoder"):
        load_head(ModelFiles.default().path("heads/categories.safetensors"), encoder="another")


def test_the_encoder_gives_what_sentence_transformers_gives():
    """Read with NumPy alone, the encoder gives the vectors that SentenceTransformer gives for the same folder."""
    from sentence_transformers import SentenceTransformer

    folder = ModelFiles.default().folder_of("encoder")
    texts = [text for text in TEXTS if text]
    theirs = SentenceTransformer(str(folder), local_files_only=True, device="cpu").float().encode(texts, normalize_embeddings=True)
    ours = encoder(ModelFiles.default())(texts)
    assert np.abs(ours - theirs).max() < 1e-3


def test_vectors_have_length_one():
    """Every vector has length one, that of an empty text none; float32, one row a text."""
    vectors = encoder(ModelFiles.default())(TEXTS)
    assert vectors.shape == (len(TEXTS), 256)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths[[0, 1, 2, 5]], 1, atol=1e-5)
    assert lengths[3] == 0


def test_a_folder_without_an_encoder(tmp_path):
    """A folder that holds no static embedding is a clear error."""
    with pytest.raises(ModelError, match="no static embedding"):
        StaticEncoder(tmp_path)


def test_a_head_keeps_its_answers(tmp_path):
    """A saved head answers after loading as before, up to half precision; exclusive labels sum to one."""
    encode = encoder(ModelFiles.default())
    observed = observe(TEXTS, encode)
    random = np.random.default_rng(0)
    rarity = np.zeros(N_GRAMS, dtype=np.float32)
    rarity[np.unique(observed.ngrams.indices)] = 1.5
    kept = int((rarity > 0).sum())
    head = Head(
        labels=("a", "b"), exclusive=True, rarity=rarity, ngram_weights=random.normal(size=(kept, 2)).astype(np.float32),
        vector_weights=random.normal(size=(256, 2)).astype(np.float32),
        bias=np.zeros(2, np.float32),
        thresholds=np.full(2, 0.5, np.float32), encoder=encode.fingerprint,
    )  # fmt: skip
    head.save(tmp_path / "head.safetensors")
    loaded = load_head(tmp_path / "head.safetensors", encoder=encode.fingerprint)
    before, after = head(observed), loaded(observed)
    assert np.abs(before - after).max() < 0.01
    assert np.allclose(after.sum(axis=1), 1, atol=1e-5)


def test_the_second_look_does_not_mind_its_neighbours():
    """A text has the same answers alone, in a crowd and in another order; a broken file is a clear error."""
    second = SecondLook(ModelFiles.default().folder_of("second"))
    texts = [text for text in TEXTS if text] + [f"Pakken kom {days} dage for sent, og ingen ringede." for days in range(60)]
    alone = [SecondLook(ModelFiles.default().folder_of("second")).single([text], "outcome", "vector") for text in texts[:4]]
    crowd = second.single(texts[::-1], "outcome", "vector")
    for row, own in enumerate(alone):
        for name in ("outcome", "vector"):
            assert np.abs(own[name][0] - crowd[name][len(texts) - 1 - row]).max() <= 0.011


def test_a_broken_second_look_is_said(tmp_path):
    """A model file that is no ONNX graph is an error that says what to do."""
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.onnx").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match="the second look cannot be loaded"):
        SecondLook(tmp_path).single(["text"], "outcome")


def test_marks_tell_where_promises_begin():
    """The pieces' places lie in the text, one pair of log-odds each."""
    (places, scores) = SecondLook(ModelFiles.default().folder_of("second")).marks(["usp: Fri fragt og levering i morgen"])[0]
    assert scores.shape == (len(places), 2)
    assert all(0 <= start <= end <= 35 for start, end in places)
