namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>
/// A member that does not take what this node shows of itself ends the connection with a TLS alert, which OpenSSL has as a line such as
/// <c>error:0A000418:SSL routines::tlsv1 alert unknown ca</c>. With TLS 1.3 it comes only after the node has begun to speak.
/// </summary>
internal static class EtcdTlsAlerts
{
    private const string Word = "alert ";

    private const string Unknown =
        "--etcd-cert and --etcd-key must name one that is signed by an authority in etcd's --trusted-ca-file";
    private const string Renew = "make a new one, and name it by --etcd-cert and --etcd-key";
    private const string Missing =
        "name one by --etcd-cert and --etcd-key, signed by an authority in etcd's --trusted-ca-file";

    private static readonly (string Alert, string Remedy)[] Known =
    [
        ("unknown ca", Unknown),
        ("bad certificate", Unknown),
        ("unsupported certificate", "make one that is good for a client (extendedKeyUsage clientAuth)"),
        ("certificate revoked", Renew),
        ("certificate expired", $"look at both machines' clocks, or {Renew}"),
        ("certificate unknown", Unknown),
        ("certificate required", Missing),
        ("access denied", Unknown),
        ("handshake failure", Missing),
    ];

    /// <returns>Null: it is none of those by which a certificate is refused, and nothing is known of whether the call was done.</returns>
    public static string? SentenceOf(Exception fault, Uri endpoint)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            foreach (var (alert, remedy) in Known)
            {
                if (cause.Message.EndsWith(Word + alert, StringComparison.Ordinal))
                {
                    return $"{endpoint} does not accept this node's certificate ({alert}): {remedy}.";
                }
            }
        }

        return null;
    }
}
