using Shouldly;
using Supervisor.Fleet.Trees;
using Xunit;

namespace Supervisor.Tests.Fleet.Trees;

public sealed class PlainScalarTests
{
    /// <summary>As <c>docker compose config</c> prints the value of an environment variable.</summary>
    [Theory]
    [InlineData("0777", "511")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("-0b11", "-3")]
    [InlineData("1_000", "1000")]
    [InlineData("+5", "5")]
    [InlineData("1.10", "1.1")]
    [InlineData("1e3", "1000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1.5e-7", "1.5e-07")]
    [InlineData("0.00012", "0.00012")]
    [InlineData("123456.5", "123456.5")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData("TRUE", "true")]
    [InlineData("yes", "yes")]
    [InlineData("22:22", "22:22")]
    [InlineData("2001-01-01", "2001-01-01")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("0o9", "0o9")]
    [InlineData("089", "89")]
    [InlineData("0x", "0x")]
    [InlineData("-", "-")]
    [InlineData(".", ".")]
    [InlineData("99999999999999999999", "1e+20")]
    [InlineData("", "")]
    public void Text_OfAPlainScalar_IsWhatComposeReadsIt(string written, string text) =>
        new ScalarNode(new("f", 1, 1), written, IsPlain: true).AsText.ShouldBe(text);

    [Fact]
    public void Text_OfAQuotedScalar_IsAsWritten() =>
        new ScalarNode(new("f", 1, 1), "0777", IsPlain: false).AsText.ShouldBe("0777");
}
