import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The track of a waybill. Contract: getWaybillTracking. */
export const getTracking = fromContract('getWaybillTracking', {
	name: 'Get Tracking',
	action: 'Get the track of a waybill',
	description: 'Retrieve the stations of a parcel by its waybill number',
});
