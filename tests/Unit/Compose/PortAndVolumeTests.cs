using Cafe.Compose;

namespace Cafe.Tests.Unit.Compose;

public sealed class PortAndVolumeTests : ComposeTests
{
    [Theory]
    [InlineData("80", null, null, 80, "tcp")]
    [InlineData("8080:80", null, 8080, 80, "tcp")]
    [InlineData("127.0.0.1:8080:80", "127.0.0.1", 8080, 80, "tcp")]
    [InlineData("127.0.0.1::80", "127.0.0.1", null, 80, "tcp")]
    [InlineData("[::1]:8080:80", "::1", 8080, 80, "tcp")]
    [InlineData("53:53/udp", null, 53, 53, "udp")]
    [InlineData("0.0.0.0:1:65535/tcp", "0.0.0.0", 1, 65535, "tcp")]
    public void A_port_is_written_short(string text, string? ip, int? published, int target, string protocol) =>
        Web($"ports: ['{text}']").Ports.ShouldBe([new ComposePort(ip, published, target, protocol)]);

    [Theory]
    [InlineData("target: 80", null, null, 80, "tcp")]
    [InlineData("target: 80, published: '8080'", null, 8080, 80, "tcp")]
    [InlineData("target: 53, published: 53, host_ip: 127.0.0.1, protocol: udp", "127.0.0.1", 53, 53, "udp")]
    public void A_port_is_written_long(string keys, string? ip, int? published, int target, string protocol) =>
        Web($"ports: [{{{keys}}}]").Ports.ShouldBe([new ComposePort(ip, published, target, protocol)]);

    [Fact]
    public void A_port_is_a_number_too() => Web("ports: [80]").Ports.ShouldHaveSingleItem().Target.ShouldBe(80);

    [Theory]
    [InlineData("'0'", "", "'0' is not a port; use a number from 1 to 65535")]
    [InlineData("'65536:80'", "", "'65536' is not a port")]
    [InlineData("'${PORT}:80'", "", "'' is not a port")]
    [InlineData("'${PORT:-http}:80'", "", "'http' is not a port")]
    [InlineData("'+80'", "", "'+80' is not a port")]
    [InlineData("''", "", "'' is not a port; write")]
    [InlineData("'1:2:3:4'", "", "'1:2:3:4' is not a port; write")]
    [InlineData("'8000-8010:80'", "", "the range 8000-8010 is not supported: list each port")]
    [InlineData("'80-81'", "", "the range 80-81 is not supported")]
    [InlineData("'80/sctp'", "", "the protocol 'sctp' is not supported")]
    [InlineData("'80/'", "", "the protocol '' is not supported")]
    [InlineData("'localhost:8080:80'", "", "'localhost' is not an IP address")]
    [InlineData("'1:8080:80'", "", "'1' is not an IP address")]
    [InlineData("'1.2.3.400:8080:80'", "", "'1.2.3.400' is not an IP address")]
    [InlineData("[]", "", "expected a single value, found a list")]
    [InlineData("{published: 80}", "", "has no target")]
    [InlineData("{target: 0}", ".target", "'0' is not a port")]
    [InlineData("{target: 80, published: 80-90}", ".published", "the range 80-90 is not supported")]
    [InlineData("{target: 80, host_ip: here}", ".host_ip", "'here' is not an IP address")]
    [InlineData("{target: 80, protocol: http}", ".protocol", "the protocol 'http' is not supported")]
    [InlineData("{target: 80, mode: host}", ".mode", "not supported")]
    public void A_malformed_port_is_refused(string port, string key, string text) =>
        WebRefuses($"ports:\n  - '1'\n  - {port}", 6, $".ports[1]{key}", text);

    [Theory]
    [InlineData("data:/var/data", "volume", "data", "/var/data", false)]
    [InlineData("data:/var/data:rw", "volume", "data", "/var/data", false)]
    [InlineData("data:/var/data:ro", "volume", "data", "/var/data", true)]
    [InlineData("/var/data", "volume", null, "/var/data", false)]
    [InlineData("/etc/x:/x", "bind", "/etc/x", "/x", false)]
    [InlineData("{type: volume, source: data, target: /x}", "volume", "data", "/x", false)]
    [InlineData("{type: volume, target: /x}", "volume", null, "/x", false)]
    [InlineData("{type: bind, source: /etc/x, target: /x, read_only: true}", "bind", "/etc/x", "/x", true)]
    [InlineData("{type: tmpfs, target: /tmp}", "tmpfs", null, "/tmp", false)]
    public void A_volume_is_written_short_or_long(
        string text, string type, string? source, string target, bool readOnly) =>
        Web($"volumes:\n  - {text}").Volumes.ShouldBe([new ComposeVolume(type, source, target, readOnly)]);

    [Theory]
    [InlineData("./docker/x.sql:/x.sql:ro", "docker/x.sql")]
    [InlineData("./docker/:/x", "docker")]
    [InlineData(".:/x", "")]
    [InlineData("{type: bind, source: docker, target: /x}", "docker")]
    public void A_bind_s_relative_path_starts_at_the_file(string text, string path) =>
        Web($"volumes:\n  - {text}").Volumes.ShouldHaveSingleItem().Source
            .ShouldBe(Path.TrimEndingDirectorySeparator(Path.Combine(Folder, path)));

    [Fact]
    public void Of_two_ports_that_are_the_same_and_two_volumes_at_one_place_the_last_counts()
    {
        var web = Web("ports: ['80:80', '81:81', '0.0.0.0:80:80']\nvolumes: ['data:/x', /y, '/etc/x:/x/']");

        web.Ports.ShouldBe([new("0.0.0.0", 80, 80, "tcp"), new(null, 81, 81, "tcp")]);
        web.Volumes.ShouldBe([new("bind", "/etc/x", "/x", false), new("volume", null, "/y", false)]);
    }

    [Theory]
    [InlineData("gone:/x", "", "there is no volume 'gone'; declare it")]
    [InlineData("docker/x:/x", "", "write ./docker/x for a folder")]
    [InlineData("data:/x:z", "", "the mode 'z' is not supported: use ro or rw")]
    [InlineData("data:/x:ro:z", "", "too many colons")]
    [InlineData("data:x", "", "'x' is not an absolute path")]
    [InlineData("~/x:/x", "", "~ is not supported: write ${HOME}")]
    [InlineData("{type: volume, source: gone, target: /x}", ".source", "there is no volume 'gone'")]
    [InlineData("{type: bind, target: /x}", "", "has no source")]
    [InlineData("{type: bind, source: x}", "", "has no target")]
    [InlineData("{source: data, target: /x}", "", "has no type")]
    [InlineData("{type: npipe, source: x, target: /x}", ".type", "'npipe' is not supported")]
    [InlineData("{type: tmpfs, source: x, target: /x}", ".source", "a tmpfs has no source")]
    [InlineData("{type: tmpfs, target: /x, tmpfs: {size: 5}}", ".tmpfs", "not supported")]
    [InlineData("{type: tmpfs, target: x}", ".target", "'x' is not an absolute path")]
    [InlineData("{type: tmpfs, target: /x, read_only: 1}", ".read_only", "neither true nor false")]
    public void A_malformed_volume_is_refused(string volume, string key, string text) =>
        WebRefuses($"volumes:\n  - /first\n  - {volume}", 6, $".volumes[1]{key}", text);
}
