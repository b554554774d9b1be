# The program with its models, for people and pipelines without Python: it works with no network and not as root.
#   docker build -t promisecheck .
#   docker run --rm --network none -v "$PWD:/work" promisecheck audit copy/ --reviews reviews.csv -o report.html
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY docs docs
COPY models models
COPY promisecheck promisecheck
# torch first and pinned, as in the Makefile: without the pin pip brings several GB that no CPU needs.
RUN python -m venv /opt/promisecheck
RUN /opt/promisecheck/bin/python -m pip install --no-cache-dir --constraint constraints.txt torch
RUN /opt/promisecheck/bin/python -m pip install --no-cache-dir --constraint constraints.txt ".[ocr,store]"

FROM python:3.11-slim
COPY --from=build /opt/promisecheck /opt/promisecheck
RUN useradd --uid 10001 --create-home promisecheck && install -d -o promisecheck /work
ENV PATH=/opt/promisecheck/bin:$PATH PYTHONUTF8=1 HF_HUB_OFFLINE=1
USER 10001
WORKDIR /work
ENTRYPOINT ["promisecheck"]
CMD ["--help"]
