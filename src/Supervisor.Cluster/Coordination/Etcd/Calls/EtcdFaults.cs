namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>Faults on the way to a member.</summary>
internal static class EtcdFaults
{
    public static bool IsOfTheNetwork(Exception fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    /// <param name="isOurs">Whether our own patience has ended it.</param>
    /// <param name="isBegun">Whether anything of the call may have left.</param>
    public static EtcdReply<T> Judge<T>(Exception fault, Uri endpoint, bool isOurs, bool isBegun)
        where T : class =>
        fault switch
        {
            OperationCanceledException when isOurs && !isBegun => EtcdReply<T>.NotSent(
                $"{endpoint} cannot be reached: it takes no connection in the time that is left."
            ),
            OperationCanceledException when isOurs => EtcdReply<T>.Lost($"{endpoint} does not answer."),
            // The transport's own limit for a connection to come about.
            OperationCanceledException { InnerException: TimeoutException } => EtcdReply<T>.NotSent(
                $"{endpoint} cannot be reached: it takes no connection."
            ),
            HttpRequestException { HttpRequestError: var error } when IsBeforeTheRequest(error) => EtcdReply<T>.NotSent(
                $"{endpoint} cannot be reached: {Innermost(fault)}"
            ),
            ObjectDisposedException => EtcdReply<T>.NotSent("This program is about to end and asks etcd nothing more."),
            _ => EtcdReply<T>.Lost($"{endpoint} broke off: {Innermost(fault)}"),
        };

    public static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
        {
            fault = inner;
        }

        return fault.Message;
    }

    private static bool IsBeforeTheRequest(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError;
}
