import pytest
from speaking import Listener, counts

from promisecheck.core.taxonomy import Stance
from promisecheck.errors import ModelError
from promisecheck.judging.nli import columns

pytestmark = pytest.mark.slow
LABELS = {0: "ENTAILMENT", 1: "neutral", 2: "Contradiction"}
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "levering", "i", "morgen", "den", "kom", "efter", "ni", "dage", "næste", "dag"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny CrossEncoder with random weights and the labels of inference."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    inner = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    inner.pre_tokenizer = pre_tokenizers.Whitespace()
    inner.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]", model_max_length=64
    )
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, max_position_embeddings=64,
        id2label=LABELS, label2id={name: number for number, name in LABELS.items()}, initializer_range=1.0,
    )  # fmt: skip
    torch.manual_seed(1)
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_it_answers_as_the_model_does(tiny, tmp_path):
    """The stance is the label that the model finds likeliest, with the remark as what is given and the claim as what may follow."""
    from sentence_transformers import CrossEncoder

    remarks = ["den kom efter ni dage", "den kom næste dag", "ni ni ni"]
    listener = Listener(tmp_path, "", name=str(tiny))
    told = listener.ask(*remarks, claim="levering i morgen")
    rows = CrossEncoder(str(tiny), device="cpu").predict([(remark, "levering i morgen") for remark in remarks], apply_softmax=True)
    for remark, row in zip(remarks, rows, strict=True):
        entails, neutral, contradicts = (pytest.approx(float(value), abs=1e-4) for value in row)
        assert dict(told[remark].scores) == {Stance.CONTRADICTS: contradicts, Stance.SUPPORTS: entails, Stance.UNRELATED: neutral}
        assert told[remark].confidence == max(score for _, score in told[remark].scores)
    assert counts(listener.tallies[0]) == {"pairs asked about": 3, "answered": 3, "tokens": 0}
    assert listener.judge.name == f"nli {tiny}"


def test_its_answers_are_remembered_by_its_weights(tiny, tmp_path):
    """A second run asks the model nothing; a model with other weights in the same folder is another judge."""
    first, second = (Listener(tmp_path, "", name=str(tiny)) for _ in range(2))
    assert first.ask("den kom næste dag") == second.ask("den kom næste dag")
    assert (len(first.said), second.said) == (2, [])
    from safetensors.numpy import load_file, save_file

    weights = load_file(tiny / "model.safetensors")
    before = dict(weights)
    weights["classifier.bias"] = weights["classifier.bias"] + 1
    try:
        save_file(weights, tiny / "model.safetensors", metadata={"format": "pt"})
        third = Listener(tmp_path, "", name=str(tiny))
        third.ask("den kom næste dag")
        assert len(third.said) == 2
    finally:
        save_file(before, tiny / "model.safetensors", metadata={"format": "pt"})


def test_the_time_for_all_answers(tiny, tmp_path):
    """Once [judge] deadline is over, the rest is not asked about, and that is said."""
    listener = Listener(tmp_path, "", name=str(tiny), deadline=1e-9)
    assert listener.ask("den kom næste dag") == {}
    assert "[judge] deadline" in listener.notices[0].why


@pytest.mark.parametrize(
    "labels",
    [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "not_entailment"}, {0: "neutral", 1: "Neutral", 2: "entailment"}],
)
def test_labels_that_mean_nothing_here(labels):
    """A model whose labels are not those of inference is refused, with its labels."""
    with pytest.raises(ModelError, match=labels[0]):
        columns(labels, where="judge x")


def test_labels_by_any_order_and_spelling():
    """Labels count by their names, whatever their order and spelling; contradiction comes first."""
    assert columns(LABELS, where="x") == (2, 0, 1)
    assert columns({0: "SUPPORTS", 1: "REFUTES", 2: "NOT_ENOUGH_INFO"}, where="x") == (1, 0, 2)


def test_a_model_that_is_nowhere(tmp_path, monkeypatch):
    """A name that is neither an address nor a model that can be had is an error that says what to name."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match=r"judge .*nowhere: cannot be loaded .* Name a folder or a model"):
        Listener(tmp_path, "", name=str(tmp_path / "nowhere"))
