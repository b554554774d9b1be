"""The substantiation register over everything that was audited, and the claims matrix."""

from collections.abc import Mapping
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from promisecheck.serve.bench import Bench
from promisecheck.serve.exchange.matrix import matrix_cells, matrix_csv, write_matrix
from promisecheck.serve.given import read_form
from promisecheck.serve.opened import bench_of
from promisecheck.serve.pages.exchange import XLSX, attached
from promisecheck.serve.refusals import Missing
from promisecheck.serve.rendering import go, show
from promisecheck.serve.visitor import Visitor, need, see
from promisecheck.store.decisions import read_standings
from promisecheck.store.kept import latest
from promisecheck.store.log import write_log
from promisecheck.store.names import Names, read_names
from promisecheck.store.register import read_proofs, remove_proof
from promisecheck.store.users import Role

router = APIRouter(include_in_schema=False)
Sent = Annotated[tuple[Visitor, FormData], Depends(read_form)]
_MOST = 50
"""The newest reports of so many names are looked through for the words of promises."""


@router.get("/register")
def register(request: Request) -> Response:
    """Every document, those that end first in front."""
    visitor, bench = see(request), bench_of(request)
    need(visitor, Role.VIEWER)
    with bench.database.reading() as connection:
        names = read_names(connection)
        proofs = [proof for own in read_proofs(connection, names).values() for proof in own]
        standings = read_standings(connection, today=bench.today(), names=names)
    claims = known_claims(bench, names)
    entries = []
    for proof in sorted(proofs, key=lambda proof: (proof.expiry is None, proof.expiry or bench.today(), proof.id)):
        run, row = claims.get(proof.claim, (0, {}))
        said = standings[proof.claim].newest if proof.claim in standings else ()
        text = row.get("text") or next((decision.text for decision in said if decision.text), proof.claim)
        entries.append((proof, text, row.get("language", ""), f"/runs/{run}/claims/{row['id']}" if row else ""))
    return show(request, visitor, "register.html", tab="register", entries=entries, today=bench.today())


def known_claims(bench: Bench, names: Names) -> Mapping[str, tuple[int, Mapping[str, Any]]]:
    """The promises of the newest reports by their present id, with the run that found each."""
    with bench.database.reading() as connection:
        kept = latest(connection, most=_MOST)
    found: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for one in kept:
        for row in bench.shelf.get(one.id).report["claims"]:
            found.setdefault(names.of(row["id"]), (one.id, row))
    return found


def _matrix(bench: Bench) -> Any:
    with bench.database.reading() as connection:
        names = read_names(connection)
        standings, proofs = read_standings(connection, today=bench.today(), names=names), read_proofs(connection, names)
    claims = {claim: row for claim, (_, row) in known_claims(bench, names).items()}
    return matrix_cells(claims, standings, proofs, today=bench.today())


@router.get("/register.xlsx")
def as_workbook(request: Request) -> Response:
    """The claims matrix for Excel."""
    need(see(request), Role.VIEWER)
    out = BytesIO()
    write_matrix(_matrix(bench_of(request)), out)
    return Response(out.getvalue(), media_type=XLSX, headers=attached("claims-matrix.xlsx"))


@router.get("/register.csv")
def as_csv(request: Request) -> Response:
    """The claims matrix as CSV."""
    need(see(request), Role.VIEWER)
    return Response(matrix_csv(_matrix(bench_of(request))), media_type="text/csv", headers=attached("claims-matrix.csv"))


@router.post("/register/{proof}/strike")
async def strike(request: Request, proof: int, sent: Sent) -> Response:
    """Strike a document out."""
    visitor, _ = sent
    return await run_in_threadpool(_strike, request, proof, visitor)


def _strike(request: Request, proof: int, visitor: Visitor) -> Response:
    user = need(visitor, Role.REVIEWER)
    with bench_of(request).database.writing() as connection:
        claim = remove_proof(connection, proof) if proof < 2**31 else None
        if claim is None:
            raise Missing
        write_log(connection, who=user.name, did="strike", about=claim)
    return go(request, visitor, "/register", tell="document_struck")
