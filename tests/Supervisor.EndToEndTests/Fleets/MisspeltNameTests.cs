using Shouldly;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

public sealed class MisspeltNameTests(RunningPair running) : IClassFixture<RunningPair>
{
    [Theory]
    [InlineData("agent why voice/sst", "There is no agent 'voice/sst' on this node.", "Did you mean 'voice/stt'?")]
    [InlineData("agent why Mic", "There is no agent 'Mic' on this node.", "Did you mean 'mic'?")]
    [InlineData("agent restart voice/sst", "There is no agent 'voice/sst' on this node.", "Did you mean 'voice/stt'?")]
    [InlineData("agent logs voise", "There is no agent or group 'voise'.", "Did you mean 'voice'?")]
    [InlineData("group why voise", "There is no group 'voise' on this node.", "Did you mean 'voice'?")]
    public async Task Name_ThatIsMisspelt_IsAnsweredWithTheOneThatWasMeant(string line, string says, string suggests)
    {
        var result = await running.World.PbmAsync(line.Split(' '));

        result.Exit.ShouldBe(1);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldContain(says);
        result.Error.ShouldContain(suggests);
    }
}
