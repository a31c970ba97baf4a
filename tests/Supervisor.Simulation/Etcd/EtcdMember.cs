namespace Supervisor.Simulation.Etcd;

/// <summary>One member, as it is at this moment.</summary>
internal sealed class EtcdMember(int number)
{
    internal int Number => number;

    internal bool IsAlive { get; set; } = true;

    internal bool IsFrozen { get; set; }

    /// <summary>How far it has come in the log of all.</summary>
    internal int Applied { get; set; }

    /// <summary>Until then it believes that it leads, whoever does.</summary>
    internal TimeSpan BelievesUntil { get; set; } = TimeSpan.MinValue;

    /// <summary>Since when it hears of no leader; null while it does.</summary>
    internal TimeSpan? AloneSince { get; set; }

    /// <summary>What it has taken and could not do yet.</summary>
    internal List<EtcdCall> Waiting { get; } = [];

    internal List<EtcdFeed> Feeds { get; } = [];

    internal bool Runs => IsAlive && !IsFrozen;
}
