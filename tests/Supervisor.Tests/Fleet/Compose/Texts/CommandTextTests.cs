using Shouldly;
using Supervisor.Fleet.Compose.Texts;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Texts;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("bundle exec thin -p 3000", "bundle|exec|thin|-p|3000")]
    [InlineData("  a\tb\n c ", "a|b|c")]
    [InlineData("sh -c 'echo \"hi  there\"; exit'", "sh|-c|echo \"hi  there\"; exit")]
    [InlineData("a \"b \\\" c\" d", "a|b \" c|d")]
    [InlineData("a \"b\\nc\"", "a|b\\nc")]
    [InlineData("a 'b\\' c", "a|b\\|c")]
    [InlineData(@"a\ b c\'d", "a b|c'd")]
    [InlineData("a'b'\"c\"d", "abcd")]
    [InlineData("a '' b", "a||b")]
    [InlineData("echo $HOME | cat", "echo|$HOME|||cat")]
    public void Line_IsSplitAsAShellSplitsIt(string line, string words) =>
        string.Join('|', CommandText.Split(line).Value.ShouldNotBeNull()).ShouldBe(words);

    [Fact]
    public void Line_OfNothing_IsNoWords() => CommandText.Split(" ").Value.ShouldNotBeNull().ShouldBeEmpty();

    [Theory]
    [InlineData("sh -c 'true")]
    [InlineData("echo \"a\\\"")]
    public void Quote_ThatIsNotClosed_IsToldAsSuch(string line) =>
        CommandText.Split(line).Flaw.ShouldBe("a quote is opened and never closed");
}
