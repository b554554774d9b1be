import json
import shutil

import numpy as np
import pytest

from promisecheck.errors import ModelError
from promisecheck.learned import Head, ModelFiles, StaticEncoder, encoder, load_head, observe
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
    (copied / "heads" / "claims.safetensors").unlink()
    with pytest.raises(ModelError, match=r"claims\.safetensors: the file is missing\. Reinstall"):
        ModelFiles(copied).path("heads/claims.safetensors")


def test_a_changed_file_is_refused(copied):
    """A model's file that is not the one that was trained is refused, even when only one byte differs."""
    path = copied / "heads" / "claims.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ModelError, match="SHA-256 differs"):
        ModelFiles(copied).path("heads/claims.safetensors")


def test_no_models_at_all(tmp_path):
    """A folder without models is an error that says so."""
    with pytest.raises(ModelError, match=r"no models here"):
        ModelFiles(tmp_path).path("heads/claims.safetensors")


def test_models_of_another_format(copied):
    """Models of another version's format are refused."""
    path = copied / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        ModelFiles(copied).path("heads/claims.safetensors")


def test_a_pickle_in_disguise_is_not_loaded(copied):
    """A file that is no safetensors is refused as such: nothing is ever unpickled."""
    path = copied / "heads" / "claims.safetensors"
    path.write_bytes(b"\x80\x04cos\nsystem\n(S'true'\ntR.")
    write_manifest(copied)
    with pytest.raises(ModelError, match="not a head of promisecheck"):
        load_head(ModelFiles(copied).path("heads/claims.safetensors"), encoder="any")


def test_a_head_of_another_encoder_is_refused():
    """A head trained with another encoder than the one in use is refused: vectors of two encoders are never mixed."""
    with pytest.raises(ModelError, match="trained with encoder"):
        load_head(ModelFiles.default().path("heads/claims.safetensors"), encoder="another")


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
        labels=("a", "b"), exclusive=True, marks=("hero",), rarity=rarity, ngram_weights=random.normal(size=(kept, 2)).astype(np.float32),
        vector_weights=random.normal(size=(256, 2)).astype(np.float32), mark_weights=np.ones((1, 2), np.float32),
        bias=np.zeros(2, np.float32),
        thresholds=np.full(2, 0.5, np.float32), encoder=encode.fingerprint,
    )  # fmt: skip
    head.save(tmp_path / "head.safetensors")
    loaded = load_head(tmp_path / "head.safetensors", encoder=encode.fingerprint)
    before, after = head(observed, ["hero"] * len(TEXTS)), loaded(observed, ["hero"] * len(TEXTS))
    assert np.abs(before - after).max() < 0.01
    assert np.allclose(after.sum(axis=1), 1, atol=1e-5)
