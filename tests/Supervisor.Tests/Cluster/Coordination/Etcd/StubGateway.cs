using System.Net;
using System.Text;
using System.Text.Json;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Calls;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

/// <summary>A gateway that answers ranges as the test says, for what no etcd does at will.</summary>
internal sealed class StubGateway : HttpMessageHandler
{
    private readonly HttpClient _http;

    /// <param name="clock">Of the client.</param>
    public StubGateway(TimeProvider clock)
    {
        _http = new HttpClient(this) { Timeout = Timeout.InfiniteTimeSpan };
        Settings = new EtcdSettings([new Uri("http://stub:2379")], "/stub/");
        Member = new EtcdMember(_http, Settings.Endpoints[0], clock);
        Calls = new EtcdCalls(
            Settings,
            new EtcdMembers([Member]),
            new EtcdTokens(login: null, Settings.MemberPatience),
            clock
        );
    }

    /// <summary>Gives the answer to what was asked.</summary>
    public required Func<JsonElement, CancellationToken, Task<string>> Answer { get; init; }

    public EtcdSettings Settings { get; }

    public EtcdMember Member { get; }

    public EtcdCalls Calls { get; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var asked = JsonSerializer.Deserialize<JsonElement>(
            await request.Content!.ReadAsStringAsync(cancellationToken)
        );
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(await Answer(asked, cancellationToken), Encoding.UTF8, "application/json"),
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }

        base.Dispose(disposing);
    }
}
