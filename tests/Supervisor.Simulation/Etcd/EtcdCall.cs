using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>A request that a member has taken. Its answer may come to nobody any more.</summary>
internal sealed class EtcdCall(string path, JsonElement body, bool wantsLeader, TimeSpan taken, EtcdWay way)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new(way.Turns.Answers);

    internal string Path => path;

    internal JsonElement Body => body;

    internal bool WantsLeader => wantsLeader;

    internal TimeSpan Taken => taken;

    internal EtcdWay Way => way;

    internal Task<HttpResponseMessage> Response => _answer.Task;

    internal void Answer(EtcdVerdict verdict) =>
        Answer(verdict.Code == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, Content(verdict.Answer));

    /// <summary>An answer that goes on.</summary>
    internal void Answer(EtcdFeed feed) => Answer(HttpStatusCode.OK, new StreamContent(feed.Stream));

    internal void GiveUp(CancellationToken token) => _answer.TrySetCanceled(token);

    internal void BreakOff() =>
        way.Outbox.Post(() =>
            _answer.TrySetException(new HttpRequestException(HttpRequestError.ResponseEnded, "The member has died."))
        );

    private void Answer(HttpStatusCode status, HttpContent content) =>
        way.Outbox.Post(() => _answer.TrySetResult(new HttpResponseMessage(status) { Content = content }));

    private static ByteArrayContent Content(JsonObject answer) => new(Encoding.UTF8.GetBytes(answer.ToJsonString()));
}
