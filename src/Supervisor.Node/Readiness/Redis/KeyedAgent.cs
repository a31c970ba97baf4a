using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>One incarnation whose keys are looked at. Only the loop that looks changes it, but for what it hears of.</summary>
internal sealed class KeyedAgent(WorkloadId id)
{
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private List<KeyKind> _heard = [];
    private volatile bool _isDue = true;

    public WorkloadId Id => id;

    /// <summary>As far as it was said.</summary>
    public KeyState Known { get; set; } = KeyState.Nothing;

    public KeyClaim Claim { get; set; }

    /// <summary>Why its keys could not be claimed; null: they could, or that was not tried.</summary>
    public string? Trouble { get; set; }

    /// <summary>The last look was on the connection that there is now.</summary>
    public bool IsOfThisTalk { get; set; }

    /// <summary>What is being said of it; it is not looked at meanwhile.</summary>
    public Task Saying { get; set; } = Task.CompletedTask;

    /// <summary>Something of it may have changed.</summary>
    public bool IsDue => _isDue;

    /// <summary>Completes when its keys are its own, or when it is known that this cannot be seen to now.</summary>
    public Task Looked => _looked.Task;

    public void WasLookedAt() => _looked.TrySetResult();

    /// <param name="written">Which key; null: something else has happened.</param>
    public void Hear(KeyKind? written)
    {
        lock (_lock)
        {
            if (written is { } kind)
            {
                _heard.Remove(kind);
                _heard.Add(kind);
            }

            _isDue = true;
        }
    }

    /// <summary>What a look was about could not be said, so that another is due.</summary>
    public void HearAgain(IReadOnlyList<KeyKind> written)
    {
        lock (_lock)
        {
            _heard = [.. written.Except(_heard), .. _heard];
            _isDue = true;
        }
    }

    /// <summary>A look begins: what is heard from now on takes another.</summary>
    /// <returns>The keys that were written since the last, each once, in the order of their last writing.</returns>
    public IReadOnlyList<KeyKind> BeginLook()
    {
        lock (_lock)
        {
            _isDue = false;
            var heard = _heard;
            _heard = [];
            return heard;
        }
    }
}

/// <summary>Whose the keys are that are there.</summary>
internal enum KeyClaim
{
    /// <summary>Not known: what was there before the incarnation was started may still be.</summary>
    None,

    /// <summary>What was there was deleted.</summary>
    Made,

    /// <summary>The server lets nobody delete it; so it is known, and only what is written over it counts.</summary>
    Refused,
}
