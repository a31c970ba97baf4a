using System.Security.Authentication;
using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class EtcdTlsAlertsTests
{
    private static readonly Uri Endpoint = new("https://10.0.0.1:2379");

    /// <summary>OpenSSL 3.0 and before it, and 3.2 with its other first word, have these lines.</summary>
    [Theory]
    [InlineData("error:0A000418:SSL routines::tlsv1 alert unknown ca", "unknown ca", "--trusted-ca-file")]
    [InlineData(
        "error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca",
        "unknown ca",
        "--trusted-ca-file"
    )]
    [InlineData("error:0A000412:SSL routines::sslv3 alert bad certificate", "bad certificate", "--trusted-ca-file")]
    [InlineData("error:0A000412:SSL routines::ssl/tls alert bad certificate", "bad certificate", "--trusted-ca-file")]
    [InlineData(
        "error:0A000413:SSL routines::sslv3 alert unsupported certificate",
        "unsupported certificate",
        "clientAuth"
    )]
    [InlineData(
        "error:0A000414:SSL routines::sslv3 alert certificate revoked",
        "certificate revoked",
        "make a new one"
    )]
    [InlineData("error:0A000415:SSL routines::sslv3 alert certificate expired", "certificate expired", "clocks")]
    [InlineData(
        "error:0A000416:SSL routines::sslv3 alert certificate unknown",
        "certificate unknown",
        "--trusted-ca-file"
    )]
    [InlineData("error:0A00045C:SSL routines::tlsv13 alert certificate required", "certificate required", "--etcd-key")]
    [InlineData("error:0A000419:SSL routines::tlsv1 alert access denied", "access denied", "--trusted-ca-file")]
    [InlineData("error:0A000410:SSL routines::sslv3 alert handshake failure", "handshake failure", "--etcd-cert")]
    public void Certificate_ThatIsRefused_IsSaidToBe_WithWhatEtcdSays_AndWhatToDo(
        string line,
        string alert,
        string remedy
    )
    {
        foreach (var fault in (Exception[])[AmidTheHandshake(line), AfterTheHandshake(line)])
        {
            var reply = EtcdFaults.Judge<EtcdDone>(fault, Endpoint, isOurs: false, isBegun: true);

            reply.Status.ShouldBe(EtcdReplyStatus.NotSent, "who is not let in has done nothing");
            reply.Reason.ShouldStartWith($"https://10.0.0.1:2379/ does not accept this node's certificate ({alert}): ");
            reply.Reason.ShouldContain(remedy);
            reply.Reason.Contains(". ", StringComparison.Ordinal).ShouldBeFalse("it is one sentence");
        }
    }

    [Theory]
    [InlineData("error:0A00042E:SSL routines::tlsv1 alert protocol version")]
    [InlineData("error:0A000438:SSL routines::tlsv1 alert internal error")]
    [InlineData("Connection reset by peer")]
    public void OtherFaults_AreSaidAsTheyAre_AndNobodyKnowsWhatTheyLeft(string line)
    {
        var reply = EtcdFaults.Judge<EtcdDone>(AfterTheHandshake(line), Endpoint, isOurs: false, isBegun: true);

        (reply.Status, reply.Reason).ShouldBe((EtcdReplyStatus.Lost, $"https://10.0.0.1:2379/ broke off: {line}"));
    }

    [Fact]
    public void Member_WhoseOwnCertificateIsRefusedHere_IsNotSaidToRefuseOurs() =>
        EtcdFaults
            .Judge<EtcdDone>(
                new HttpRequestException(
                    HttpRequestError.SecureConnectionError,
                    "The SSL connection could not be established, see inner exception.",
                    new AuthenticationException("The remote certificate is invalid because of errors: PartialChain")
                ),
                Endpoint,
                isOurs: false,
                isBegun: false
            )
            .Reason.ShouldBe(
                "https://10.0.0.1:2379/ cannot be reached: The remote certificate is invalid because of errors: PartialChain"
            );

    /// <summary>As .NET tells it with TLS 1.2.</summary>
    private static HttpRequestException AmidTheHandshake(string line) =>
        new(
            HttpRequestError.SecureConnectionError,
            "The SSL connection could not be established, see inner exception.",
            new AuthenticationException(
                "Authentication failed, see inner exception.",
                new CryptographicException(
                    "SSL Handshake failed with OpenSSL error - SSL_ERROR_SSL.",
                    new CryptographicException(line)
                )
            )
        );

    /// <summary>As .NET tells it with TLS 1.3, where the client has spoken by then.</summary>
    private static HttpRequestException AfterTheHandshake(string line) =>
        new(
            HttpRequestError.Unknown,
            "An error occurred while sending the request.",
            new IOException(
                "The decryption operation failed, see inner exception.",
                new CryptographicException(
                    "Decrypt failed with OpenSSL error - SSL_ERROR_SSL.",
                    new CryptographicException(line)
                )
            )
        );
}
