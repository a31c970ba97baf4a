namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>A call that was made: when, by whom, and what was answered. Times only say what came before what.</summary>
public sealed record Recorded(string Client, Operation Operation, long Start, long End, string Answer)
{
    /// <summary>Nobody can say whether it took effect, and if it did, when: perhaps long after its answer.</summary>
    public bool IsUnknown => Answer == Operation.Unknown;

    /// <summary>It had no effect and learned nothing.</summary>
    public bool IsVoid => Answer == Operation.Unavailable;

    public override string ToString() => $"[{Start}-{End}] {Client}: {Operation} -> {Answer}";
}
