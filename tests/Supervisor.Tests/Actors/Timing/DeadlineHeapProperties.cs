using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors.Timing;
using Xunit;

namespace Supervisor.Tests.Actors.Timing;

public sealed class DeadlineHeapProperties
{
    private static readonly Gen<Step> Steps =
        from kind in Gen.Frequency(
            (5, Gen.Constant(Kind.Add)),
            (2, Gen.Constant(Kind.Remove)),
            (2, Gen.Constant(Kind.Take))
        )
        from number in Gen.Choose(0, 40)
        select new Step(kind, number);

    private enum Kind
    {
        Add,
        Remove,
        Take,
    }

    [Fact]
    public void Heap_AfterAnySteps_IsLikeASortedList() =>
        Property.HoldsForLists(
            Steps,
            static steps =>
            {
                var heap = new DeadlineHeap();
                var model = new List<Deadline>();
                foreach (var step in steps)
                {
                    Do(step, heap, model);
                    heap.Count.ShouldBe(model.Count);
                    heap.Earliest.ShouldBe(model.FirstOrDefault());
                }

                Drained(heap).ShouldBe(model);
            }
        );

    private static void Do(Step step, DeadlineHeap heap, List<Deadline> model)
    {
        if (step.Kind == Kind.Add)
        {
            var order = model.Select(static one => one.Order).DefaultIfEmpty(-1).Max() + 1;
            var added = new Idle { Due = TimeSpan.FromTicks(step.Number), Order = order };
            heap.Add(added);
            model.Insert(model.TakeWhile(one => one.Due <= added.Due).Count(), added);
        }
        else if (model.Count > 0)
        {
            var removed = step.Kind == Kind.Take ? heap.Earliest! : model[step.Number % model.Count];
            heap.Remove(removed);
            removed.Index.ShouldBe(Deadline.Unscheduled);
            model.Remove(removed);
        }
    }

    private static List<Deadline> Drained(DeadlineHeap heap)
    {
        var drained = new List<Deadline>();
        while (heap.Earliest is { } earliest)
        {
            heap.Remove(earliest);
            drained.Add(earliest);
        }

        return drained;
    }

    private sealed record Step(Kind Kind, int Number);

    private sealed class Idle : Deadline
    {
        internal override void Fire() { }
    }
}
