namespace Supervisor.Cluster.Trust.Records;

internal interface ITrustRecord
{
    /// <summary>The version of the form in which it is stored.</summary>
    int Form { get; }

    /// <summary>Nothing is missing that has to be there.</summary>
    bool IsWhole { get; }
}
