namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Expected">The number of the latest revision that the caller has seen; 0 for none.</param>
/// <param name="Content">Anything, up to <see cref="IRevisions.MaxContentBytes"/>; must not change until the answer.</param>
public sealed record RevisionPut(long Expected, ReadOnlyMemory<byte> Content, ChangeStamp Stamp)
{
    /// <summary>The number is to be above this one too: somebody remembers numbers of before he came to this store.</summary>
    public long Above { get; init; }

    /// <summary>The number that it takes.</summary>
    public long Number => Math.Max(Expected, Above) + 1;

    /// <summary>It leaves numbers out, which nobody is ever given.</summary>
    public bool Skips => Number > Expected + 1;
}
