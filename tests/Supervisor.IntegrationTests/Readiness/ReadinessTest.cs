using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>A world of each test's own, in which the first incarnation of its agent runs.</summary>
public abstract class ReadinessTest : IAsyncLifetime
{
    private protected ReadinessWorld World { get; private set; } = null!;

    /// <summary>What the incarnation finds.</summary>
    private protected ValueMap<string> Variables { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        SkipUnlessPossible();
        World = await ReadinessWorld.StartAsync();
        Variables = Changed(await World.OpenAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (World?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Skips the test where a program is missing.</summary>
    protected virtual void SkipUnlessPossible() { }

    /// <summary>What the incarnation finds instead.</summary>
    private protected virtual ValueMap<string> Changed(ValueMap<string> variables) => variables;

    /// <summary>Over a connection of its own, as the incarnation.</summary>
    private protected Task<SocketAnswer> SayAsync(string word, string? body = null) =>
        AgentSocket.SayAsync(Variables, "stt", word, body);

    /// <summary>What the supervisor was told of the incarnation, in this order.</summary>
    private protected async Task ExpectAsync(string source, params AgentWord[] words)
    {
        foreach (var word in words)
        {
            (await World.Supervisor.NextAsync()).ShouldBe(new AgentSignal(ReadinessWorld.Stt, "1-aa", source, word));
        }
    }
}
