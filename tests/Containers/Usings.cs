global using Cafe.Tests.Containers.Support;
global using Cafe.Tests.Integration.Crash;
global using Cafe.Tests.Integration.Support;
