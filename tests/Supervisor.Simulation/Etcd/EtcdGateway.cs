using System.Text.Json;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.Simulation.Etcd;

/// <summary>One client's way to the members: the host of an address names the member. Each call has its fate.</summary>
/// <param name="plan">Asked once for each call, with its path.</param>
internal sealed class EtcdGateway(SimulatedEtcd etcd, TimeProvider time, EtcdTurns turns, Func<string, CallPlan> plan)
    : HttpMessageHandler
{
    private const string WantsLeader = "Grpc-Metadata-hasleader";

    internal static Uri AddressOf(int member) => new($"http://member{member}:2379");

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var member = int.Parse(request.RequestUri!.Host["member".Length..]);
        var path = request.RequestUri.AbsolutePath[1..];
        var planned = plan(path);
        if (planned.Fate == CallFate.Unavailable || !etcd.Members[member].IsAlive)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Nobody listens.");
        }

        // What this client hears of is one call, what is done for it may be another, or none.
        var (heard, lost) = (Read(path, request), Read(path, request));
        var done = planned.Fate == CallFate.Served ? heard : lost;
        cancellationToken.UnsafeRegister((_, token) => heard.GiveUp(token), null);
        if (planned.Fate != CallFate.UnknownNotDone)
        {
            After(
                planned.Fate == CallFate.UnknownDoneLater ? planned.After : planned.Before,
                () => etcd.Take(member, done)
            );
        }

        return heard.Response;
    }

    private EtcdCall Read(string path, HttpRequestMessage request)
    {
        var sent = request.Content!.ReadAsStream();
        sent.Position = 0;
        using var body = JsonDocument.Parse(sent);
        var way = new EtcdWay(turns, etcd.Outbox);
        return new EtcdCall(path, body.RootElement.Clone(), request.Headers.Contains(WantsLeader), etcd.Now, way);
    }

    private void After(TimeSpan span, Action act)
    {
        if (span <= TimeSpan.Zero)
        {
            act();
            return;
        }

        time.After(span, act);
    }
}
