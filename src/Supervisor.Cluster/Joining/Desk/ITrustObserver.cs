using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Told of what becomes of those who ask, for logs and the audit trail; from any thread, and never for long.</summary>
internal interface ITrustObserver
{
    void Served(TrustServed served);

    void Refused(TrustRefused refused);

    /// <summary>An exchange ended by a mistake of the program's own.</summary>
    void Broke(string remote, Exception failure);
}

/// <param name="What">As in <see cref="Exchange.TrustRequest"/>.</param>
/// <param name="Who">As he says of himself, or has proven; empty when he said nothing.</param>
/// <param name="Remote">Where he is.</param>
/// <param name="IsAgain">He had it already, and has lost the answer.</param>
internal sealed record TrustServed(string What, string Who, string Remote, bool IsAgain);

/// <inheritdoc cref="TrustServed"/>
/// <param name="Reason">As he was told, when he still heard.</param>
internal sealed record TrustRefused(string What, string Who, string Remote, OperatorError Reason);
