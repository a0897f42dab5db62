using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Cafe.Monolith.Staff;

namespace Cafe.Tests.Unit.Monolith;

public class StaffTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void A_token_is_accepted_by_every_process_with_the_key()
    {
        var token = new StaffTokens(Key).Mint(DateTimeOffset.UnixEpoch, "staff");

        var ticket = new StaffTokens(Key).Unprotect(token).ShouldNotBeNull();
        ticket.Principal.IsInRole("staff").ShouldBeTrue();
        ticket.Properties.ExpiresUtc.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void A_token_of_another_key_is_refused() =>
        new StaffTokens(RandomNumberGenerator.GetBytes(32)).Unprotect(new StaffTokens(Key).Mint(DateTimeOffset.UnixEpoch, "staff")).ShouldBeNull();

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var tokens = new StaffTokens(Key);
        var token = tokens.Mint(DateTimeOffset.UnixEpoch, "staff");
        for (var i = 0; i < token.Length - 1; i++) // the last one may carry unused bits
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            tokens.Unprotect(new(changed)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 url!")]
    public void What_is_no_token_is_refused(string? text) => new StaffTokens(Key).Unprotect(text).ShouldBeNull();

    [Fact]
    public void An_address_has_ten_wrong_tries_in_a_minute()
    {
        var clock = new Clock();
        var failed = new FailedAttempts(clock);
        var address = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < FailedAttempts.Allowed; i++)
            failed.Begin(address).ShouldBeNull();

        failed.Begin(address).ShouldBe(FailedAttempts.Window);
        failed.Begin(IPAddress.Parse("192.0.2.2")).ShouldBeNull();

        clock.Now += FailedAttempts.Window;
        failed.Begin(address).ShouldBeNull();
    }

    [Fact]
    public void Right_tries_do_not_count()
    {
        var failed = new FailedAttempts(new Clock());
        for (var i = 0; i < 3 * FailedAttempts.Allowed; i++)
        {
            failed.Begin(IPAddress.Loopback).ShouldBeNull();
            failed.Succeeded(IPAddress.Loopback);
        }
    }

    [Fact]
    public void A_household_of_IPv6_addresses_counts_as_one()
    {
        var failed = new FailedAttempts(new Clock());
        for (var i = 0; i < FailedAttempts.Allowed; i++)
            failed.Begin(IPAddress.Parse($"2001:db8::{i:x}")).ShouldBeNull();

        failed.Begin(IPAddress.Parse("2001:db8::ffff")).ShouldNotBeNull();
        failed.Begin(IPAddress.Parse("2001:db8:0:1::1")).ShouldBeNull();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
