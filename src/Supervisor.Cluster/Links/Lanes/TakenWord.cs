namespace Supervisor.Cluster.Links.Lanes;

/// <param name="Message">Null when it is none of its lane; it counts all the same.</param>
internal readonly record struct TakenWord<TMessage>(TMessage? Message, int Bytes)
    where TMessage : class;
