@echo off
rem The cafe's one command: builds lab\Cafe.Cli, which takes a moment when nothing changed, and hands over to it.
setlocal
set "CAFE_ROOT=%~dp0."
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
where dotnet >nul 2>nul || goto :nosdk
pushd "%CAFE_ROOT%"
dotnet --version >nul 2>nul || (popd & goto :nosdk)
dotnet build lab\Cafe.Cli\Cafe.Cli.csproj --configuration Release --verbosity quiet --nologo -consoleLoggerParameters:ErrorsOnly || (popd & exit /b 1)
popd
dotnet "%CAFE_ROOT%\artifacts\bin\Cafe.Cli\release\Cafe.Cli.dll" %*
exit /b %ERRORLEVEL%

:nosdk
echo cafe: the .NET 10 SDK is needed. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 or with: winget install Microsoft.DotNet.SDK.10 1>&2
exit /b 1
