using Shouldly;
using Supervisor.Contracts.Ids;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class IdTests
{
    private static readonly byte[] Entropy = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void Id_FromEntropy_IsThatEntropyAndReadsBack()
    {
        var id = NodeId.FromEntropy(Entropy);

        id.Value.ShouldBe("000102030405060708090a0b0c0d0e0f");
        NodeId.TryParse(id.Value, out var again).ShouldBeTrue();
        again.ShouldBe(id);
    }

    [Fact]
    public void Id_FromTooLittleEntropy_IsRefused() =>
        Should.Throw<ArgumentException>(() => ClusterId.FromEntropy(Entropy.AsSpan(1)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000102030405060708090A0B0C0D0E0F")]
    [InlineData("000102030405060708090a0b0c0d0e0")]
    public void Id_OfAnotherForm_IsNone(string? text) => ClusterId.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("deploy-7.2_b", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", false)]
    public void CommandId_OfAScript_IsLettersDigitsAndSomeMarks(string text, bool isOne) =>
        CommandId.TryParse(text, out _).ShouldBe(isOne);
}
