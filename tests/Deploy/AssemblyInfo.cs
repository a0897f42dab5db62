// Virtual time moves when nobody in this process has anything to do: other tests would hold it up.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
