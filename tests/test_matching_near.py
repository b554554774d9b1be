import numpy as np

from promisecheck.matching.near import candidates, rivals
from promisecheck.matching.sides import number_promises


def _pairs(near, promises, least=0.1):
    rows, columns = candidates(np.array(near), np.array(promises), least=least)
    return sorted(zip(rows.tolist(), columns.tolist(), strict=True))


def test_wordings_of_one_promise_take_one_place():
    """A remark is read with its three nearest promises, each in all its wordings, in whatever language they stand."""
    near = [[0.9], [0.8], [0.7], [0.6], [0.5], [0.4]]
    assert _pairs(near, [0, 1, 2, 3, 4, 5]) == [(0, 0), (1, 0), (2, 0)]
    assert _pairs(near, [0, 0, 0, 1, 2, 3]) == [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)]


def test_what_is_too_far_is_not_read():
    """Below the threshold no pair is read, be it among the nearest."""
    assert _pairs([[0.9, 0.05], [0.05, 0.04]], [0, 1]) == [(0, 0)]


def test_another_wording_is_no_rival():
    """The lead of a pair is counted against other promises, not against the same promise in other words."""
    near, promises = np.array([[0.9], [0.85], [0.3]]), np.array([0, 0, 1])
    told = rivals(near, promises, np.array([0, 1, 2]), np.array([0, 0, 0]))
    assert np.allclose(told, [[0.9, 0.6], [0.85, 0.55], [0.3, -0.6]])


def test_a_single_promise_leads_by_its_own_nearness():
    """Where there is one promise only, nothing is ahead of it."""
    assert np.allclose(rivals(np.array([[0.4]]), np.array([0]), np.array([0]), np.array([0])), [[0.4, 0.4]])


def test_alike_wordings_share_a_number():
    """Claims whose vectors nearly agree are one promise; the others stand alone."""
    vectors = np.array([[1.0, 0.0], [0.99, 0.1], [0.0, 1.0]], dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    first, second, third = number_promises(vectors)
    assert first == second != third
