FROM cafe-stand-in/base AS aspnet
ARG VERSION
LABEL cafe.stand-in=$VERSION
COPY dotnet/host /usr/share/dotnet/host
COPY dotnet/shared /usr/share/dotnet/shared
COPY dotnet/dotnet /usr/share/dotnet/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && useradd --uid 1654 --create-home app
ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true

# What the runtime loads, and no program besides: no shell, no package manager.
FROM aspnet AS files
RUN set -e; \
    mkdir -p /chiseled/usr/lib64 /chiseled/usr/bin /chiseled/etc /chiseled/tmp; \
    ln -s usr/lib /chiseled/lib; ln -s usr/lib64 /chiseled/lib64; chmod 1777 /chiseled/tmp; \
    loaded=$(find /usr/lib/*-linux-gnu -name 'libicu*.so.??' -o -name 'libssl.so.?' -o -name 'libcrypto.so.?' -o -name 'libnss_*.so.?' -o -name 'libresolv.so.?'); \
    { echo "$loaded"; find /usr/lib64 -name 'ld-linux*'; \
      find /usr/share/dotnet -name '*.so' -exec ldd {} + | awk '/=> \//{print $3}'; ldd $loaded | awk '/=> \//{print $3}'; } | \
    sort -u | while read -r file; do \
        path=$(readlink -f "$(dirname "$file")")/$(basename "$file"); mkdir -p "/chiseled$(dirname "$path")"; cp -L "$path" "/chiseled$path"; done; \
    cp -r --parents /usr/share/dotnet /usr/share/zoneinfo /usr/share/ca-certificates /chiseled; \
    cp -rL --parents /etc/ssl/certs /etc/nsswitch.conf /chiseled 2>/dev/null || cp -rL --parents /etc/ssl/certs /chiseled; \
    grep -E '^(root|app|nobody):' /etc/passwd >/chiseled/etc/passwd; grep -E '^(root|app|nogroup):' /etc/group >/chiseled/etc/group; \
    ln -s /usr/share/dotnet/dotnet /chiseled/usr/bin/dotnet; \
    install --directory --owner=1654 --group=1654 /chiseled/home/app

FROM scratch AS chiseled
ARG VERSION
LABEL cafe.stand-in=$VERSION
COPY --from=files /chiseled /
ENV PATH=/usr/bin APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true
USER 1654

FROM cafe-stand-in/base AS sdk
ARG VERSION
LABEL cafe.stand-in=$VERSION
COPY dotnet /usr/share/dotnet
# The package feed is reached by what this machine trusts.
COPY ca.crt /etc/ssl/certs/ca-certificates.crt
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NUGET_CERT_REVOCATION_MODE=offline SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
