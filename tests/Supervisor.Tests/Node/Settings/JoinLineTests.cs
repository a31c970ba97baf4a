using Shouldly;
using Supervisor.Node.Settings;
using Xunit;

namespace Supervisor.Tests.Node.Settings;

public sealed class JoinLineTests
{
    [Theory]
    [InlineData("token", false, false, "token", "--node", "pc2")]
    [InlineData("token", false, true, "token", "--no-start", "--node", "pc2")]
    [InlineData("token", true, true, "--replace", "token", "--node", "pc2", "--no-start")]
    [InlineData("", false, false, "--node", "pc2")]
    public void Words_AreTheTokenWhatIsWantedAndTheDaemonsOptions(
        string token,
        bool isToReplace,
        bool isToEnd,
        params string[] words
    )
    {
        var line = JoinLine.Parse(words);

        (line.Token, line.IsToReplace, line.IsToEnd).ShouldBe((token, isToReplace, isToEnd));
        line.Options.Value!.Values[Setting.Node].Text.ShouldBe("pc2");
    }

    [Fact]
    public void Word_ThatIsNotKnown_IsRefused() => JoinLine.Parse(["token", "--nostart"]).Options.IsOk.ShouldBeFalse();
}
