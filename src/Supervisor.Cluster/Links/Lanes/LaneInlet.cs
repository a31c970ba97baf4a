using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Cluster.Links.Lanes;

/// <param name="handOn">Gives these to the receiver, in order.</param>
internal sealed class LaneInlet<TMessage>(
    LaneLink link,
    JsonTypeInfo<TMessage> shape,
    Action<LaneLink, List<TakenWord<TMessage>>> handOn
) : ILaneInlet
    where TMessage : class
{
    private readonly List<TakenWord<TMessage>> _taken = [];

    public bool Take(ReadOnlySpan<byte> body, int bytes)
    {
        var message = Read(body);
        _taken.Add(new TakenWord<TMessage>(message, bytes));
        return message is not null;
    }

    public void HandOn()
    {
        if (_taken.Count > 0)
        {
            handOn(link, _taken);
            _taken.Clear();
        }
    }

    private TMessage? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            // Not by a reader: what a reader stands at is read once only to see where it ends.
            return JsonSerializer.Deserialize(body, shape);
        }
        // The latter for a message that does not say which of several kinds it is.
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
