# One static binary and nothing else: no shell, no certificates, no network code that dials out.
# It was written without a Docker engine at hand: nobody has built it yet.
#
#   docker build --tag forbear .
#   docker run --rm --interactive --network none forbear evaluate - < profile.json
#   docker run --rm --network host forbear serve

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /forbear ./cmd/forbear

FROM scratch
COPY --from=build /forbear /forbear
USER 65532:65532
ENTRYPOINT ["/forbear"]
