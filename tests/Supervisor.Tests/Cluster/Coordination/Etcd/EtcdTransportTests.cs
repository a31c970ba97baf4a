using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class EtcdTransportTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSigned();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public void Members_AreBelievedByTheAuthorityThatWasGivenAlone()
    {
        var trust = PolicyOf(new EtcdTls([_certificate], Client: null)).ShouldNotBeNull();

        trust.TrustMode.ShouldBe(X509ChainTrustMode.CustomRootTrust);
        trust.CustomTrustStore.ShouldBe([_certificate]);
    }

    [Fact]
    public void Members_AreBelievedAsTheMachineDoes_WhereACertificateIsShownAndNoAuthorityWasGiven() =>
        PolicyOf(new EtcdTls([], _certificate)).ShouldBeNull();

    private static X509ChainPolicy? PolicyOf(EtcdTls tls)
    {
        using var transport = EtcdTransport.Open(new EtcdSettings([new Uri("https://etcd")], "/p/") { Tls = tls });
        return transport.ShouldBeOfType<SocketsHttpHandler>().SslOptions.CertificateChainPolicy;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=one", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
