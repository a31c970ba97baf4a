namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>Whether all automatic action is suspended, and who said so. Every freeze and thaw is a version of the flag.</summary>
public interface IFreeze
{
    /// <summary>So many of the last freezes and thaws are kept, so that one made again is known.</summary>
    const int KeptChanges = 100;

    /// <summary>
    /// Sets the flag when it stands at the expected version. Done gives what was written; a Conflict gives the flag as it
    /// stands. The same change made again is Done as long as it is kept, even when the flag has been set anew since.
    /// </summary>
    Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change);

    /// <summary>The flag as it stands; one that nobody ever set is <see cref="FreezeFlag.NeverSet"/>.</summary>
    Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync();
}
