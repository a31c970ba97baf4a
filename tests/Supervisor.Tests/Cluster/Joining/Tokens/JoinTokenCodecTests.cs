using System.Buffers.Text;
using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining.Tokens;

public sealed class JoinTokenCodecTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly JoinToken Token = new(
        new string('a', 64),
        [new LinkAddress("mainpc.lan", 9120), new LinkAddress("fd00::7", 9120)],
        "0123456789abcdef",
        "00112233445566778899aabbccddeeff"
    );

    /// <summary>A token that was printed must be understood by every later version.</summary>
    private const string Printed =
        "sv1.qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqoBI0VniavN7wARIjNEVWZ3iJmqu8zd7v8CCm1haW5wYy5sYW4joAdmZDAwOjo3I6DSZJtx";

    [Fact]
    public void Token_Printed_ReadsBackTheSame() =>
        JoinTokenCodec.Parse(JoinTokenCodec.Format(Token)).Value.ShouldBe(Token);

    [Fact]
    public void Token_IsPrintedAsEver() => JoinTokenCodec.Format(Token).ShouldBe(Printed);

    [Fact]
    public void Token_CopiedOverABreak_IsTheSame()
    {
        var text = JoinTokenCodec.Format(Token);

        JoinTokenCodec.Parse($"  {text[..40]}\r\n   {text[40..]} \n").Value.ShouldBe(Token);
    }

    [Fact]
    public void Token_WithAnyLetterMistyped_IsSaidToBeMistyped()
    {
        var text = JoinTokenCodec.Format(Token);
        for (var at = JoinTokenCodec.Mark.Length; at < text.Length; at++)
        {
            // The last letter holds bits that are no part of any byte, so a neighbour there may be another spelling.
            var other = Letters[(Letters.IndexOf(text[at], StringComparison.Ordinal) + 32) % Letters.Length];
            var mistyped = text[..at] + other + text[(at + 1)..];

            CodeOf(mistyped).ShouldBe(JoinErrorCodes.MistypedToken, $"letter {at} of {mistyped}");
        }
    }

    [Fact]
    public void Token_CutOffAnywhere_IsSaidToBeMistyped()
    {
        var text = JoinTokenCodec.Format(Token);
        for (var length = JoinTokenCodec.Mark.Length; length < text.Length; length++)
        {
            CodeOf(text[..length]).ShouldBe(JoinErrorCodes.MistypedToken, text[..length]);
        }
    }

    [Fact]
    public void Token_OfAnyBytesWithTheRightChecksum_IsReadOrRefused()
    {
        var chance = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var content = new byte[chance.Next(56, 120)];
            chance.NextBytes(content);
            content[^1] = (byte)chance.Next(4);
            var whole = (byte[])[.. content, .. SHA256.HashData(content)[..4]];
            var text = JoinTokenCodec.Mark + Base64Url.EncodeToString(whole);

            var parsed = JoinTokenCodec.Parse(text);

            (parsed.Error?.Code ?? JoinErrorCodes.MistypedToken).ShouldBe(JoinErrorCodes.MistypedToken);
        }
    }

    [Theory]
    [InlineData("", JoinErrorCodes.NoToken)]
    [InlineData("hello", JoinErrorCodes.NoToken)]
    [InlineData("sv", JoinErrorCodes.NoToken)]
    [InlineData("svn.abc", JoinErrorCodes.NoToken)]
    [InlineData("sv2.abc", JoinErrorCodes.NewerToken)]
    [InlineData("sv1.", JoinErrorCodes.MistypedToken)]
    [InlineData("sv1.!!!", JoinErrorCodes.MistypedToken)]
    public void WhatIsNoToken_IsToldFromOneThatIsMistyped(string typed, string code) => CodeOf(typed).ShouldBe(code);

    [Fact]
    public void Token_InALog_DoesNotLetAnybodyIn() => $"{Token}".ShouldNotContain(Token.Secret);

    private static string? CodeOf(string typed) => JoinTokenCodec.Parse(typed).Error?.Code;
}
