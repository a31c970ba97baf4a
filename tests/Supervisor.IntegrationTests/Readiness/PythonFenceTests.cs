using Shouldly;
using Supervisor.AgentLibrary.Fencing;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The fence of the library for Python agents: the words and files of the one for .NET.</summary>
public sealed class PythonFenceTests : IDisposable
{
    private const string NotThere = "not there";

    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder.Path, "reports.epoch");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("3", "3 3")]
    [InlineData(" 3\n", "3 3")]
    [InlineData("9223372036854775807", "9223372036854775807 9223372036854775807")]
    [InlineData("0", "None 0")]
    [InlineData("", "None 0")]
    [InlineData(NotThere, "None 0")]
    public async Task Epoch_IsWhatTheVariableSays_AndNoneForWhatCannotMove(string variable, string said) =>
        (await RunAsync(variable, "say(fence.epoch, fence.number)")).ShouldBe(said + "\n");

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("+3")]
    [InlineData("3.0")]
    [InlineData("1_000")]
    [InlineData("\u0663")]
    [InlineData("9223372036854775808")]
    public async Task Variable_ThatIsNoEpoch_IsOnePlainSentence_WhenItIsAskedFor(string variable) =>
        (
            await RunAsync(
                variable,
                """
                sys.stdout.reconfigure(encoding="utf-8")
                say(mark_agent_ready())
                for ask in (lambda: fence.epoch, lambda: fence.allows(1), lambda: fence.check(None)):
                    try: ask(); say("no error")
                    except ValueError as problem: say(problem)
                """
            )
        ).ShouldBe(
            "False\n"
                + string.Concat(
                    Enumerable.Repeat(
                        $"SUPERVISOR_EPOCH is '{variable}', which is no epoch (a whole number, 0 or above), so nothing is written.\n",
                        3
                    )
                )
        );

    [Fact]
    public async Task Check_AllowsItsOwnEpochAndLowerOnes_AndRefusesHigherOnes_HoweverTheyAreStored()
    {
        var output = await RunAsync(
            "3",
            """
            for stored in (None, "", b"", 0, 2, 3, "3", b"3\n"):
                assert fence.allows(stored)
                fence.check(stored)
            for stored in (4, "4", b"4"):
                assert not fence.allows(stored)
                try: fence.check(stored); say("no error")
                except FencedOut as refused: say(refused.epoch, refused.stored, refused)
            for stored in ("x", b"\xff", -1, 3.0, True):
                try: fence.check(stored); say("no error")
                except ValueError as problem: assert str(problem).startswith("What is stored is '"), problem
            """
        );

        output.ShouldBe(string.Concat(Enumerable.Repeat($"3 4 {Refusal(new Fence(3), 4)}\n", 3)));
    }

    [Fact]
    public async Task Agent_WithoutAnEpoch_WritesOnlyWhereNoOwnerHas()
    {
        var output = await RunAsync(
            NotThere,
            """
            fence.check(None); fence.check(0)
            try: fence.check(1)
            except FencedOut as refused: say(refused)
            """
        );

        output.ShouldBe($"{Refusal(new Fence(null), 1)}\n");
    }

    [Fact]
    public async Task HeldFile_TakesANewerEpoch_AndRefusesAnOlderOne_InBothLibraries()
    {
        await RunAsync("9", Holding("pass"));
        (await ContentAsync()).ShouldBe("9\n");
        await PassAsync(9);
        await PassAsync(10);

        var output = await RunAsync("9", Refused("FencedOut"));

        output.ShouldBe(
            $"Epoch 9 is refused: an owner in epoch 10 has written under {FilePath}. End this process: its group runs by a newer right.\n"
        );
        await RunAsync("11", Holding("pass"));
        (await ContentAsync()).ShouldBe("11\n");
        await Should.ThrowAsync<FencedOutException>(() => PassAsync(10));
    }

    [Fact]
    public async Task HeldFile_IsHeldAgainstTheOtherLibrary_AndLetGoAtTheEndOfTheBlock()
    {
        using var agent = PythonAgent.Start(Variables("3"), Holding("say('held'); step()") + "\nsay('left'); step()");
        (await agent.LineAsync()).ShouldBe("held");
        await Should.ThrowAsync<TimeoutException>(() => PassAsync(4));

        agent.Step();

        (await agent.LineAsync()).ShouldBe("left");
        using var held = await new Fence(4).HoldAsync(FilePath, TimeSpan.Zero, Stop);
        (await RunAsync("5", Refused("TimeoutError"))).ShouldBe(
            $"Others held {FilePath} for all of 0 s. Nothing was written.\n"
        );
    }

    [Fact]
    public async Task HeldFile_OfAProcessThatIsKilled_IsFree()
    {
        var agent = PythonAgent.Start(Variables("3"), Holding("say('held'); step()"));
        (await agent.LineAsync()).ShouldBe("held");

        agent.Dispose();

        (await new Fence(4).HoldAsync(FilePath, TimeSpan.FromMinutes(1), Stop)).Dispose();
    }

    [Fact]
    public async Task HeldFile_WhoseBlockFails_IsFree_AndKeepsTheEpoch()
    {
        var output = await RunAsync(
            "3",
            $"""
            try:
                with fence.hold(r'{FilePath}'): raise KeyError("mine")
            except KeyError as problem: say(problem)
            with fence.hold(r'{FilePath}', patience=0): say("again")
            """
        );

        output.ShouldBe("'mine'\nagain\n");
        (await ContentAsync()).ShouldBe("3\n");
    }

    [Fact]
    public async Task File_WithSomethingElseInIt_IsRefusedAndLeftAlone()
    {
        await File.WriteAllTextAsync(FilePath, "my report\n", Stop);

        (await RunAsync("3", Refused("ValueError"))).ShouldBe(
            $"What {FilePath} holds is 'my report', which is no epoch (a whole number, 0 or above), so nothing is written.\n"
        );

        (await ContentAsync()).ShouldBe("my report\n");
    }

    private string Holding(string body) => $"with fence.hold(r'{FilePath}', patience=0): {body}";

    private string Refused(string error) =>
        $"""
            try:
                with fence.hold(r'{FilePath}', patience=0): say("held")
            except {error} as refused: say(refused)
            """;

    private static string Refusal(Fence fence, long stored) =>
        Should.Throw<FencedOutException>(() => fence.Check(stored)).Message;

    private async Task PassAsync(long epoch) =>
        (await new Fence(epoch).HoldAsync(FilePath, TimeSpan.Zero, Stop)).Dispose();

    private Task<string> ContentAsync() => File.ReadAllTextAsync(FilePath, Stop);

    private static Task<string> RunAsync(string variable, string script) =>
        PythonAgent.RunAsync(Variables(variable), script);

    private static ValueMap<string> Variables(string variable) =>
        variable == NotThere ? ValueMap<string>.Empty : ValueMap<string>.Empty.With(AgentVariables.Epoch, variable);
}
