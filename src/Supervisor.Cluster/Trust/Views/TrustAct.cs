namespace Supervisor.Cluster.Trust.Views;

/// <summary>What somebody wants to do.</summary>
internal enum TrustAct
{
    Read,

    /// <summary>What runs, and what should.</summary>
    Change,

    /// <summary>Who belongs to the cluster, and who may do what.</summary>
    Trust,
}
