# What a service's image is when nobody thinks about it: `cafe bench containers` compares with it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
ARG READY_TO_RUN=false
WORKDIR /src
COPY . .
RUN dotnet publish $PROJECT --configuration Release --output /app --use-current-runtime --no-self-contained \
        -p:PublishReadyToRun=$READY_TO_RUN -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG ASSEMBLY
WORKDIR /app
COPY --from=build /app .
ENV ASSEMBLY=$ASSEMBLY
ENTRYPOINT exec dotnet $ASSEMBLY
