using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>One member of etcd, through its HTTP gateway. Every fault becomes a reply that says whether anything may have been done.</summary>
internal sealed class EtcdMember(HttpClient http, Uri endpoint, TimeProvider time)
{
    // Has a member refuse what it cannot know: without it one that is cut off from the others keeps a watch open, and silent.
    private const string RequireLeader = "Grpc-Metadata-hasleader";

    public Uri Endpoint => endpoint;

    public async Task<EtcdReply<TAnswer>> CallAsync<TCall, TAnswer>(
        EtcdRequest<TCall, TAnswer> request,
        string? token,
        TimeSpan patience
    )
        where TAnswer : class
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var content = ContentOf(request.Body, request.Shape);
        try
        {
            using var message = MessageOf(request.Path, content, token);
            using var response = await http.SendAsync(message, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode
                ? Read(body, request.Answer)
                : EtcdRefusal.Read<TAnswer>(body, isOurFault: (int)response.StatusCode < 500, endpoint);
        }
        catch (Exception fault) when (EtcdFaults.IsOfTheNetwork(fault))
        {
            return EtcdFaults.Judge<TAnswer>(fault, endpoint, limit.IsCancellationRequested, content.IsBegun);
        }
    }

    /// <summary>A page of the member's own, beside its gateway.</summary>
    public async Task<EtcdReply<TAnswer>> LookAsync<TCall, TAnswer>(EtcdRequest<TCall, TAnswer> page, TimeSpan patience)
        where TAnswer : class
    {
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            using var response = await http.GetAsync(new Uri(endpoint, page.Path), limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode
                ? Read(body, page.Answer)
                : EtcdReply<TAnswer>.NotSent($"{endpoint} has no {page.Path}.");
        }
        catch (Exception fault) when (EtcdFaults.IsOfTheNetwork(fault))
        {
            return EtcdFaults.Judge<TAnswer>(fault, endpoint, limit.IsCancellationRequested, isBegun: true);
        }
    }

    /// <summary>A stream of lines that stays open. The caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync<TCall>(
        string path,
        TCall body,
        JsonTypeInfo<TCall> shape,
        string? token,
        CancellationToken stop
    )
    {
        using var message = MessageOf(path, ContentOf(body, shape), token);
        message.Headers.Add(RequireLeader, "true");
        return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop);
    }

    private static CallContent ContentOf<TCall>(TCall body, JsonTypeInfo<TCall> shape) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, shape));

    private HttpRequestMessage MessageOf(string path, CallContent content, string? token)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, path)) { Content = content };
        if (token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", token);
        }

        return message;
    }

    private EtcdReply<TAnswer> Read<TAnswer>(byte[] body, JsonTypeInfo<TAnswer> shape)
        where TAnswer : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape) is { } answer
                ? EtcdReply<TAnswer>.Answered(answer)
                : EtcdReply<TAnswer>.Lost($"{endpoint} answered nothing.");
        }
        catch (JsonException fault)
        {
            return EtcdReply<TAnswer>.Lost($"{endpoint} answered what is not etcd's: {fault.Message}");
        }
    }
}
