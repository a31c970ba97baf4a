using Supervisor.Actors;
using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Ports.Links;

/// <summary>
/// The way to the actors of one kind on the other nodes.
/// <para>
/// What is said to one node arrives in the order in which it was said, each once at most, as long as the link lives. A link that
/// is lost may take with it what was said and what was under way: nobody can know, and nothing is sent again. Whoever hears
/// that a link is new says all that still holds.
/// </para>
/// <para>
/// A receiver that is slow holds up its own lane and no other: when as much is under way as its node allows, and as much
/// waits here as may, <see cref="Say"/> answers <see cref="SayResult.Full"/>.
/// </para>
/// </summary>
public interface ILane<TMessage>
    where TMessage : class
{
    /// <summary>Never blocks; from any thread. A link that is not there is opened for whoever tries again.</summary>
    SayResult Say(NodeId node, TMessage message);

    /// <summary>
    /// Who gets the news from now on, in place of whoever did before. It hears of the links that there are first, then of what
    /// is said over them.
    /// </summary>
    void ListenBy(ActorRef<LaneNews<TMessage>> receiver);
}
