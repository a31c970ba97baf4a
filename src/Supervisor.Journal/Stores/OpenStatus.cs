namespace Supervisor.Journal.Stores;

public enum OpenStatus
{
    Opened,

    /// <summary>A later writer has claimed the store.</summary>
    Fenced,

    /// <summary>The store does not answer or cannot be used now; another try may succeed.</summary>
    Unavailable,

    /// <summary>What is stored cannot be used as it is: damaged, no journal, or written by a newer program.</summary>
    Unusable,
}
