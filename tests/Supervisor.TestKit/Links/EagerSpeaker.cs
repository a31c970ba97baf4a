using System.Threading.Channels;
using Supervisor.Actors;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.TestKit.Links;

/// <summary>Speaks the moment it hears that there is a link.</summary>
/// <param name="results">What became of each attempt.</param>
internal sealed class EagerSpeaker(ILane<Word> lane, ChannelWriter<SayResult> results) : Actor<LaneNews<Word>>
{
    protected override void Receive(LaneNews<Word> message)
    {
        if (message is LaneNews<Word>.Linked linked)
        {
            results.TryWrite(lane.Say(linked.Node, new Word(1)));
        }
    }
}
