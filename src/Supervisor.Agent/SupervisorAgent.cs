using System.Text.Json.Nodes;
using Supervisor.AgentLibrary.Sending;
using Supervisor.AgentLibrary.Words;

namespace Supervisor.AgentLibrary;

/// <summary>
/// Tells the supervisor how this agent is. No call throws because the supervisor is away: what could not be said is said
/// again in the background, the last word only. Outside of a supervisor every call does nothing and gives false.
/// <para>
/// A call gives true when the supervisor has the word; false when it has not, has not yet, or refuses it.
/// </para>
/// </summary>
public sealed class SupervisorAgent : IAsyncDisposable
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(10);

    private readonly Repeater? _repeater;

    public SupervisorAgent(AgentEnvironment environment)
        : this(environment.IsSupervised ? new WordSender(environment) : null, TimeProvider.System) { }

    /// <param name="sender">Null: there is nobody to tell.</param>
    internal SupervisorAgent(IWordSender? sender, TimeProvider clock) =>
        _repeater = sender is null ? null : new Repeater(sender, clock);

    public bool IsSupervised => _repeater is not null;

    /// <summary>Why the supervisor refused the last word that it answered; null when it took it. For the agent's log.</summary>
    public string? Refusal => _repeater?.Refusal;

    /// <summary>For this process, by the variables that its supervisor gave it.</summary>
    public static SupervisorAgent FromEnvironment() => new(AgentEnvironment.OfProcess());

    /// <summary>It can do its work now. To be called when that is true, and never after a start that failed.</summary>
    /// <param name="details">What others should know: a port, how long the start took.</param>
    public Task<bool> MarkReadyAsync(JsonObject? details = null, CancellationToken stop = default) =>
        _repeater is { } repeater ? repeater.SayAsync(Word.Ready(details), stop) : Task.FromResult(false);

    /// <summary>It cannot do its work now, and why: for a while, or because it is about to end.</summary>
    public Task<bool> MarkNotReadyAsync(string reason, CancellationToken stop = default) =>
        _repeater is { } repeater ? repeater.SayAsync(Word.NotReady(reason), stop) : Task.FromResult(false);

    /// <summary>Says once that it lives.</summary>
    public Task<bool> HeartbeatAsync(CancellationToken stop = default) => PassAsync(Word.Heartbeat, stop);

    /// <summary>It works on something and gets on with it: that tells a busy agent from one that hangs.</summary>
    public Task<bool> ProgressAsync(string? what = null, CancellationToken stop = default) =>
        PassAsync(Word.Progress(what), stop);

    /// <summary>Sends a heartbeat now and at every interval, until what is given back is disposed.</summary>
    /// <param name="interval">10 s when it is not given.</param>
    public IDisposable StartHeartbeat(TimeSpan? interval = null)
    {
        _repeater?.BeatEvery(interval ?? UsualInterval);
        return new Heartbeats(_repeater);
    }

    /// <summary>Ends heartbeats and repetitions; says nothing.</summary>
    public ValueTask DisposeAsync() => _repeater?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<bool> PassAsync(Word word, CancellationToken stop) =>
        _repeater is { } repeater ? repeater.PassAsync(word, stop) : Task.FromResult(false);

    private sealed class Heartbeats(Repeater? repeater) : IDisposable
    {
        public void Dispose() => repeater?.BeatEvery(null);
    }
}
