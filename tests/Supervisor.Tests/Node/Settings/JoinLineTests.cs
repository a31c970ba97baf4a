using Shouldly;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Node.Settings;
using Xunit;

namespace Supervisor.Tests.Node.Settings;

public sealed class JoinLineTests
{
    [Theory]
    [InlineData("sv1.x", "sv1.x", null, false)]
    [InlineData("- --node pc2", "-", null, false)]
    [InlineData("sv1.x --replace --node pc2", "sv1.x", null, true)]
    [InlineData("--token-file t --node pc2", "", "t", false)]
    [InlineData("--replace --token-file=t", "", "t", true)]
    [InlineData("sv1.x --token-file t", "sv1.x", "t", false)]
    [InlineData("", "", null, false)]
    public void Line_SaysWhereTheTokenIs(string line, string typed, string? file, bool replaces)
    {
        var read = JoinLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        read.Options.IsOk.ShouldBeTrue($"{read.Options.Error}");
        read.Token.ShouldBe(new TokenInput(typed, file));
        read.IsToReplace.ShouldBe(replaces);
    }

    [Theory]
    [InlineData("sv1.x", false)]
    [InlineData("sv1.x --no-start --node pc2", true)]
    [InlineData("--token-file t --no-start", true)]
    public void Line_SaysWhetherTheDaemonIsStarted(string line, bool isToEnd)
    {
        var read = JoinLine.Parse(line.Split(' '));

        read.Options.IsOk.ShouldBeTrue($"{read.Options.Error}");
        read.IsToEnd.ShouldBe(isToEnd);
    }

    [Fact]
    public void Word_ThatIsNotKnown_IsRefused() => JoinLine.Parse(["sv1.x", "--nostart"]).Options.IsOk.ShouldBeFalse();

    [Fact]
    public void TokenFile_WithoutAName_IsRefused() => JoinLine.Parse(["--token-file"]).Options.IsOk.ShouldBeFalse();
}
