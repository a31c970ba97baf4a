using Supervisor.TestKit.Links;

namespace Supervisor.IntegrationTests.Links;

public sealed class TlsLinksTests : LinksContract
{
    private readonly TlsWorld _tls = new();

    private protected override LinkWorld Open() => new(TimeProvider.System, _tls.Open);
}
