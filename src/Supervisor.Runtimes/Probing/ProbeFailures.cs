using System.ComponentModel;
using System.Net.Sockets;
using System.Security.Authentication;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing;

/// <summary>What can go wrong between two programs, as part of a sentence.</summary>
internal static class ProbeFailures
{
    /// <summary>Null: nothing that the other side or the machine could be the reason of, so it is a fault of ours.</summary>
    internal static string? Describe(Exception cause) =>
        cause switch
        {
            HttpRequestException failure => DescribeHttp(failure.HttpRequestError, failure),
            HttpIOException failure => DescribeHttp(failure.HttpRequestError, failure),
            SocketException failure => DescribeSocket(failure.SocketErrorCode),
            AuthenticationException failure => DescribeTls(failure),
            IOException { InnerException: { } inner } => Describe(inner),
            IOException or Win32Exception or ObjectDisposedException => OneLine.Of(cause.Message),
            _ => null,
        };

    internal static string DescribeSocket(SocketError error) =>
        error switch
        {
            SocketError.ConnectionRefused => ProbeAnswer.Refused,
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "connection reset",
            SocketError.HostUnreachable => "no route to the host",
            SocketError.NetworkUnreachable => "no route to the network",
            SocketError.TimedOut => "no connection was made in the time that the machine allows",
            SocketError.HostNotFound or SocketError.NoData => "the host's name has no address",
            SocketError.TryAgain => "no name server answered",
            SocketError.TooManyOpenSockets => "this machine has no descriptors left",
            SocketError.AddressNotAvailable => "this machine has no free port left, or no such address",
            _ => OneLine.Of(new SocketException((int)error).Message),
        };

    private static string DescribeHttp(HttpRequestError error, Exception failure) =>
        error switch
        {
            HttpRequestError.ResponseEnded => "the connection was closed before the answer was whole",
            HttpRequestError.InvalidResponse => "answered something that is not HTTP",
            HttpRequestError.ConfigurationLimitExceeded => "answered with headers beyond 64 KB",
            HttpRequestError.SecureConnectionError => DescribeTls(failure.InnerException ?? failure),
            _ => (failure.InnerException is { } inner ? Describe(inner) : null) ?? OneLine.Of(failure.Message),
        };

    private static string DescribeTls(Exception failure) => $"the TLS handshake failed: {OneLine.Of(failure.Message)}";
}
