using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.TestKit.Runtimes;

/// <summary>What surroundings promise by which agents send word: each incarnation has a secret that tells it from all others.</summary>
public abstract class SpokenSurroundingsContract : SurroundingsContract
{
    [Fact]
    public async Task Word_OfTheIncarnationThatIsOpen_CountsAsItsOwn()
    {
        var secret = await SecretAsync(Till, "1-aa");

        (await SpeakerAsync(Till, secret)).ShouldBe("1-aa");
    }

    [Fact]
    public async Task Word_OfAnEarlierIncarnation_NeverCountsAsTheCurrents()
    {
        var old = await SecretAsync(Till, "1-aa");
        var current = await SecretAsync(Till, "2-bb");

        (await SpeakerAsync(Till, old)).ShouldNotBe("2-bb");
        (await SpeakerAsync(Till, current)).ShouldBe("2-bb");
    }

    [Fact]
    public async Task Word_WithTheSecretOfAnotherAgent_DoesNotArrive()
    {
        await SecretAsync(Till, "1-aa");
        var other = await SecretAsync(Scale, "1-aa");

        (await SpeakerAsync(Till, other)).ShouldBeNull();
    }

    [Fact]
    public async Task Word_AfterTheCloseOfAnEarlierIncarnation_StillArrives()
    {
        await SecretAsync(Till, "1-aa");
        var current = await SecretAsync(Till, "2-bb");

        await Surroundings.CloseAsync(new WorkloadId(Till, "1-aa"));

        (await SpeakerAsync(Till, current)).ShouldBe("2-bb");
    }

    [Fact]
    public async Task Word_AfterTheRemovalOfAnEarlierIncarnation_StillArrives()
    {
        await SecretAsync(Till, "1-aa");
        var current = await SecretAsync(Till, "2-bb");

        await Surroundings.RemoveAsync(new WorkloadId(Till, "1-aa"));

        (await SpeakerAsync(Till, current)).ShouldBe("2-bb");
    }

    [Fact]
    public async Task Word_AfterTheRemoval_DoesNotArrive()
    {
        var secret = await SecretAsync(Till, "1-aa");

        await Surroundings.RemoveAsync(new WorkloadId(Till, "1-aa"));

        (await SpeakerAsync(Till, secret)).ShouldBeNull();
    }

    [Fact]
    public async Task Open_OfAnEarlierIncarnation_IsRefused_AlsoByTheNextDaemon()
    {
        await SecretAsync(Till, "1-aa");
        await SecretAsync(Till, "2-bb");
        (await OpenAsync(Till, "1-aa")).Error.ShouldNotBeNull().Why.ShouldContain("2-bb");

        Surroundings = await RestartAsync();

        (await OpenAsync(Till, "1-aa")).Error.ShouldNotBeNull().Why.ShouldContain("2-bb");
    }

    [Fact]
    public async Task Open_ByTheNextDaemon_FindsWhatTheLastOneMade()
    {
        var secret = await SecretAsync(Till, "1-aa");

        Surroundings = await RestartAsync();

        (await SecretAsync(Till, "1-aa")).ShouldBe(secret);
        (await SpeakerAsync(Till, secret)).ShouldBe("1-aa");
    }

    /// <summary>As after the daemon's end and its next start.</summary>
    protected abstract ValueTask<IAgentSurroundings> RestartAsync();

    /// <summary>What a program finds by its variables just after the opening.</summary>
    protected abstract string SecretIn(ValueMap<string> variables);

    /// <summary>Says a word with this secret where the agent says its own.</summary>
    /// <returns>The incarnation that it counted as when it came to the agent's supervisor; null when it came to none.</returns>
    protected abstract Task<string?> SpeakerAsync(AgentAddress agent, string secret);

    private async Task<string> SecretAsync(AgentAddress agent, string incarnation) =>
        SecretIn(await VariablesAsync(agent, incarnation));
}
