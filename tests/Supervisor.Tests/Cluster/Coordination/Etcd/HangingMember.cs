namespace Supervisor.Tests.Cluster.Coordination.Etcd;

/// <summary>A member that takes a call, or no connection, and says nothing until its caller has no patience left.</summary>
internal sealed class HangingMember(bool isConnected) : HttpMessageHandler
{
    private readonly TaskCompletionSource _hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Hangs => _hangs.Task;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (isConnected)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        }

        _hangs.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It never answers.");
    }
}
